# The servers, and curl's side of each comparison.
# Variables that are not set here are set by benches/compare.
# shellcheck shell=bash disable=SC2154

# OPTIONS…: starts a sandbox in place of the last one, and exports its variables.
start_sandbox() {
  local exports server
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  servers=()
  exports=$(mktemp "$tmp/exports.XXXXXX")
  "${far[@]}" "$doact" sandbox "$@" >"$exports" 2>/dev/null &
  servers+=($!)
  until grep -q '^export DIGITALOCEAN_TOKEN=' "$exports"; do
    kill -0 "${servers[0]}" || { log "the sandbox does not start"; exit 1; }
    sleep 0.05
  done
  # shellcheck source=/dev/null
  . "$exports"
  url=$DIGITALOCEAN_API_URL
  printf 'Authorization: Bearer %s\n' "$DIGITALOCEAN_TOKEN" >"$tmp/header"
}

# ADDRESS PROTOCOL: serves the sandbox at this address over TLS and HTTP/2 or HTTP/1.1, through a proxy.
start_proxy() {
  local port=$((20000 + RANDOM % 10000)) offered=h2
  has openssl && has nghttpx && has curl || return 1
  make_certificate
  [ "$2" = HTTP/2 ] || offered=http/1.1
  "${far[@]}" nghttpx --conf=/dev/null --frontend="$1,$port" --backend="127.0.0.1,${url##*:}" --workers=1 --no-ocsp \
    --npn-list="$offered" --backend-connections-per-host=64 --host-rewrite "$tmp/key.pem" "$tmp/cert.pem" 2>/dev/null &
  servers+=($!)
  proxy_url=https://$1:$port
  answers "$proxy_url/v2/actions?per_page=1"
}

# URL: whether a server answers there, within some seconds.
answers() {
  for _ in {1..50}; do
    "${near[@]}" curl -sf -H "@$tmp/header" "$1" -o /dev/null && return
    sleep 0.1
  done
  log "missing: a server that answers at $1"
  return 1
}

# The certificate of all servers but the sandbox's own, and who signed it.
make_certificate() {
  export SSL_CERT_FILE=$tmp/ca.pem CURL_CA_BUNDLE=$tmp/ca.pem
  [ ! -e "$tmp/cert.pem" ] || return 0
  openssl_quietly req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=doact's benches" \
    -keyout "$tmp/ca.key" -out "$tmp/ca.pem"
  openssl_quietly req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
    -keyout "$tmp/key.pem" -out "$tmp/request.pem"
  printf 'subjectAltName = IP:127.0.0.1, IP:%s\nbasicConstraints = critical, CA:false\n' "$SLOW_LINK" >"$tmp/extensions"
  openssl_quietly x509 -req -in "$tmp/request.pem" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial \
    -days 2 -extfile "$tmp/extensions" -out "$tmp/cert.pem"
}

openssl_quietly() {
  openssl "$@" 2>/dev/null
}

# URL: one request with curl.
curl_get() {
  printf 'curl -sf -H @%s/header %s' "$tmp" "$1"
}

# FORMAT [URL]: the whole list with curl and jq, as a script because pipes need a shell.
curl_list() {
  has curl && has jq || return 0
  local base=${2:-$url}
  local columns='.actions[] | [.id, .status, .type, .started_at, .completed_at, .resource_id, .region_slug]' filter
  case $1 in
    json) filter="-cs 'map(.actions[])'" ;;
    jsonl) filter="-c '.actions[]'" ;;
    table) filter="-r '$columns | @tsv'" ;;
    csv) filter="-r '$columns | @csv'" ;;
  esac
  script "curl-$1-${base##*:}" "curl -sf -H @$tmp/header '$base/v2/actions?per_page=200&page=[1-$PAGES]' | jq $filter"
}

# URL [OPTION]: curl that only fetches the pages.
curl_pages() {
  printf "curl -sf %s -H @%s/header -o %s/page-#1 %s/v2/actions?per_page=200&page=[1-%s]" "${2:-}" "$tmp" "$tmp" "$1" "$PAGES"
}

# The same with parallel transfers, for which curl needs files.
curl_parallel() {
  has curl && has jq || return 0
  script curl-parallel "curl -sfZ -H @$tmp/header -o '$tmp/page-#1' '$url/v2/actions?per_page=200&page=[1-$PAGES]' &&
    jq -cs 'map(.actions[])' $tmp/page-*"
}

# NAME TEXT: a script of that name; prints the command that runs it.
script() {
  printf '%s\n' "$2" >"$tmp/$1"
  printf 'sh %s/%s' "$tmp" "$1"
}
