# The servers, and curl's side of each comparison.
# Variables that are not set here are set by benches/compare.
# shellcheck shell=bash disable=SC2154

# OPTIONS…: starts a sandbox in place of the last one, and exports its variables.
start_sandbox() {
  local exports server
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  servers=()
  exports=$(mktemp "$tmp/exports.XXXXXX")
  "$doact" sandbox "$@" >"$exports" 2>/dev/null &
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

# PATH: serves the same action over TLS from a file. OpenSSL's server speaks HTTP/1.0
# and closes each connection, so every get includes a handshake.
start_tls_server() {
  has openssl && has curl || return 1
  local port=$((20000 + RANDOM % 10000)) folder=$tmp/tls bundle
  mkdir -p "$folder${1%/*}"
  curl -sf -H "@$tmp/header" "$url$1" -o "$folder$1"
  openssl_quietly req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=doact's benches" \
    -keyout "$tmp/ca.key" -out "$tmp/ca.pem"
  openssl_quietly req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
    -keyout "$tmp/key.pem" -out "$tmp/request.pem"
  printf 'subjectAltName = DNS:localhost\nbasicConstraints = critical, CA:false\n' >"$tmp/extensions"
  openssl_quietly x509 -req -in "$tmp/request.pem" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial \
    -days 2 -extfile "$tmp/extensions" -out "$tmp/cert.pem"
  (cd "$folder" && exec openssl s_server -quiet -WWW -accept "127.0.0.1:$port" \
    -cert "$tmp/cert.pem" -key "$tmp/key.pem" >/dev/null 2>&1) &
  servers+=($!)
  # Added to the system's certificates, because reading those is part of every start.
  bundle=$(openssl version -d | sed 's/.*"\(.*\)"/\1/')/certs/ca-certificates.crt
  if [ -r "$bundle" ]; then cat "$bundle" "$tmp/ca.pem" >"$tmp/bundle.pem"; else cp "$tmp/ca.pem" "$tmp/bundle.pem"; fi
  export SSL_CERT_FILE=$tmp/bundle.pem CURL_CA_BUNDLE=$tmp/bundle.pem
  tls_url=https://localhost:$port
  for _ in {1..50}; do
    curl -sf "$tls_url$1" -o /dev/null && return
    sleep 0.1
  done
  log "missing: a TLS server that answers: no TLS"
  return 1
}

openssl_quietly() {
  openssl "$@" 2>/dev/null
}

# URL: one request with curl.
curl_get() {
  printf 'curl -sf -H @%s/header %s' "$tmp" "$1"
}

# FORMAT: the whole list with curl and jq, as a script because pipes need a shell.
curl_list() {
  has curl && has jq || return 0
  local columns='.actions[] | [.id, .status, .type, .started_at, .completed_at, .resource_id, .region_slug]' filter
  case $1 in
    json) filter="-cs 'map(.actions[])'" ;;
    jsonl) filter="-c '.actions[]'" ;;
    table) filter="-r '$columns | @tsv'" ;;
    csv) filter="-r '$columns | @csv'" ;;
  esac
  script "curl-$1" "curl -sf -H @$tmp/header '$url/v2/actions?per_page=200&page=[1-$PAGES]' | jq $filter"
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
