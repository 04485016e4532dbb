# A slow link: the servers are in one network namespace, and the clients in another.
# Variables that are not set here are set by benches/compare.
# shellcheck shell=bash disable=SC2034,SC2154

# MILLISECONDS: starts the link, after which commands with "${near[@]}" and "${far[@]}" before them run at its ends.
start_slow_link() {
  local program files enter=(nsenter) namespaces=(unshare --net)
  for program in python3 ip unshare nsenter; do
    has "$program" || { log "missing: $program: no slow link"; return 1; }
  done
  if [ "$(id -u)" != 0 ]; then namespaces+=(--user --map-root-user); fi
  "${namespaces[@]}" python3 benches/compare.d/slow_link.py "$1" >"$tmp/link" 2>"$tmp/link.errors" &
  link=$!
  until [ -s "$tmp/link" ]; do
    kill -0 "$link" 2>/dev/null || { log "not allowed: a slow link: $(tail -1 "$tmp/link.errors")"; link=''; return 1; }
    sleep 0.05
  done
  read -ra files <"$tmp/link"
  if [ "$(id -u)" != 0 ]; then enter+=(--user="/proc/$link/ns/user" --preserve-credentials); fi
  near=("${enter[@]}" --net="${files[0]}")
  far=("${enter[@]}" --net="${files[1]}")
}

stop_slow_link() {
  near=() far=()
  [ -z "$link" ] || kill "$link" 2>/dev/null || true
  link=''
}

# The rows of a list over the link. curl only fetches the pages here, so that nothing but the link is compared; doact
# joins and prints them too.
lists_over_slow_link() {
  local name protocol
  start_slow_link "$1" || return 0
  start_sandbox --actions "$HISTORY"
  for protocol in HTTP/2 HTTP/1.1; do
    start_proxy "$SLOW_LINK" "$protocol" || continue
    name="$list, json, $protocol and TLS over a $1 ms link"
    measure "$name" 1 "$doact -u $proxy_url actions list -o json" "$(curl_pages "$proxy_url")" ""
    measure "the same against \`curl --parallel\`" 2 "$doact -u $proxy_url actions list -o json" \
      "$(curl_pages "$proxy_url" --parallel)" ""
  done
  if start_file_server; then
    measure "as many bytes in one response, over one connection" 2 "" "$(curl_get "$file_url") -o /dev/null" ""
  fi
  stop_slow_link
}

# Serves the text of all pages as one file, over TLS: no client gets them faster over one connection.
start_file_server() {
  has openssl && has curl || return 1
  make_certificate
  local page
  mkdir -p "$tmp/files"
  for ((page = 1; page <= PAGES; page++)); do
    "${far[@]}" curl -sf -H "@$tmp/header" "$url/v2/actions?per_page=200&page=$page"
  done >"$tmp/files/pages"
  (cd "$tmp/files" && exec "${far[@]}" openssl s_server -WWW -accept "$SLOW_LINK:4433" -key "$tmp/key.pem" \
    -cert "$tmp/cert.pem") >/dev/null 2>&1 &
  servers+=($!)
  file_url=https://$SLOW_LINK:4433/pages
  answers "$file_url"
}
