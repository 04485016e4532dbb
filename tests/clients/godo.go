// godo, DigitalOcean's client for Go, on which doctl and Terraform's provider are built. It cannot
// attach by name.
package main

import (
	"context"
	"log"
	"os"
	"time"

	"github.com/digitalocean/godo"
	"golang.org/x/oauth2"
)

const droplet = 42

var background = context.Background()

func check(condition bool, step string, values ...interface{}) {
	if !condition {
		log.Fatal(step, ": ", values)
	}
}

func wait(client *godo.Client, action *godo.Action, err error) int {
	for err == nil && action.Status == "in-progress" {
		time.Sleep(100 * time.Millisecond)
		action, _, err = client.Actions.Get(background, action.ID)
	}
	check(err == nil && action.Status == "completed", "wait", action, err)
	return action.ID
}

func main() {
	token := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: os.Getenv("DIGITALOCEAN_TOKEN")})
	client, err := godo.New(oauth2.NewClient(background, token), godo.SetBaseURL(os.Getenv("DIGITALOCEAN_API_URL")))
	check(err == nil, "client", err)

	ids := map[int]bool{}
	options := &godo.ListOptions{Page: 1, PerPage: 100}
	for {
		actions, response, err := client.Actions.List(background, options)
		check(err == nil, "list", err)
		for _, action := range actions {
			ids[action.ID] = true
		}
		if response.Links == nil || response.Links.IsLastPage() {
			break
		}
		page, err := response.Links.CurrentPage()
		check(err == nil, "page", err)
		options.Page = page + 1
	}
	check(len(ids) == 250, "list", len(ids))

	volumes, _, err := client.Storage.ListVolumes(background, &godo.ListVolumeParams{Name: "data", Region: "nyc1"})
	check(err == nil && len(volumes) == 1, "volumes", volumes, err)
	id := volumes[0].ID
	volume := func() *godo.Volume {
		volume, _, err := client.Storage.GetVolume(background, id)
		check(err == nil, "volume", err)
		return volume
	}

	action, _, err := client.StorageActions.Attach(background, id, droplet)
	attached := wait(client, action, err)
	check(len(volume().DropletIDs) == 1 && volume().DropletIDs[0] == droplet, "attach", volume())
	action, _, err = client.StorageActions.Get(background, id, attached)
	check(err == nil && action.Type == "attach_volume", "get", action, err)
	actions, _, err := client.Droplets.Actions(background, droplet, nil)
	check(err == nil && actions[0].ID == attached, "the Droplet's actions", actions, err)
	action, _, err = client.DropletActions.Get(background, droplet, attached)
	check(err == nil && action.ID == attached, "the Droplet's action", action, err)
	_, response, err := client.StorageActions.Attach(background, id, droplet)
	check(err != nil && response.StatusCode == 422, "attached twice", response)

	action, _, err = client.StorageActions.DetachByDropletID(background, id, droplet)
	wait(client, action, err)
	check(len(volume().DropletIDs) == 0, "detach", volume())
	action, _, err = client.StorageActions.Resize(background, id, 20, "nyc1")
	wait(client, action, err)
	check(volume().SizeGigaBytes == 20, "resize", volume())
	actions, _, err = client.StorageActions.List(background, id, nil)
	check(err == nil && len(actions) == 3, "the volume's actions", actions, err)
}
