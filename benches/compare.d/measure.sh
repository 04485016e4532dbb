# Measures command lines. Each table is a file of rows `name|doact|curl|doctl`, which
# report.sh turns into Markdown.
# Variables that are not set here are set by benches/compare.
# shellcheck shell=bash disable=SC2154

# Names the tools that are missing.
find_tools() {
  missing=()
  has hyperfine || missing+=("hyperfine: no times")
  has valgrind || missing+=("valgrind: no instructions")
  [ -x /usr/bin/time ] || missing+=("GNU time: no memory")
  has curl || missing+=("curl: nothing to compare with")
  has jq || missing+=("jq: nothing to compare lists with")
  has openssl && has nghttpx || missing+=("openssl and nghttpx: no HTTP/2")
  has doctl || missing+=("doctl: its columns are empty")
  for tool in "${missing[@]}"; do log "missing: $tool"; done
}

# Whether the program of a command line is installed.
runs() {
  [ -n "$1" ] && has "${1%% *}"
}

# NAME RUNS DOACT CURL DOCTL: times the three in turns, so that noise affects all of
# them. Keeps the median of the rounds' medians, of wall time and of CPU time.
measure() {
  local name=$1 number=$2 round tool
  shift 2
  has hyperfine || return 0
  : >"$tmp/rounds"
  for ((round = 0; round < ROUNDS; round++)); do
    for tool in 1 2 3; do
      runs "${!tool}" || continue
      "${near[@]}" hyperfine --shell=none --warmup 1 --runs "$number" --style none --export-csv "$tmp/csv" "${!tool}" \
        >/dev/null 2>"$tmp/hyperfine" || { cat "$tmp/hyperfine" >&2; exit 1; }
      # From the end, since a command may hold commas: …,median,user,system,min,max.
      awk -F, -v tool="$tool" 'NR == 2 { print tool, $(NF-4) * 1000, ($(NF-3) + $(NF-2)) * 1000 }' \
        "$tmp/csv" >>"$tmp/rounds"
    done
  done
  printf '%s|%s|%s|%s\n' "$name" "$(median 1 2)" "$(median 2 2)" "$(median 3 2)" >>"$tmp/wall"
  printf '%s|%s|%s|%s\n' "$name" "$(median 1 3)" "$(median 2 3)" "$(median 3 3)" >>"$tmp/cpu"
}

# The median of a column for one tool; empty if there is none.
median() {
  awk -v tool="$1" -v column="$2" '$1 == tool { print $column }' "$tmp/rounds" | sort -g |
    awk '{ value[NR] = $1 } END { if (NR) print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

# NAME DOACT CURL DOCTL: peak memory in MB, the largest process of each.
memory() {
  local name=$1 tool row
  [ -x /usr/bin/time ] || return 0
  row=$name
  shift
  for tool in 1 2 3; do
    row+="|"
    runs "${!tool}" && row+=$(peak "${!tool}")
  done
  printf '%s\n' "$row" >>"$tmp/memory"
}

# Command lines here have no spaces inside words, so splitting at spaces is right.
peak() {
  # shellcheck disable=SC2086
  /usr/bin/time -f %M -o "$tmp/peak" $1 >/dev/null
  awk '{ printf "%.1f", $1 / 1024 }' "$tmp/peak"
}

# NAME DOACT CURL: millions of instructions, all processes together.
instructions() {
  local name=$1 tool row
  has valgrind || return 0
  row=$name
  shift
  for tool in 1 2; do
    row+="|"
    runs "${!tool}" && row+=$(collected "${!tool}")
  done
  printf '%s|\n' "$row" >>"$tmp/instructions"
}

collected() {
  rm -f "$tmp"/callgrind.*
  # shellcheck disable=SC2086
  valgrind --tool=callgrind --callgrind-out-file=/dev/null --trace-children=yes \
    --log-file="$tmp/callgrind.%p" $1 >/dev/null
  awk '/Collected/ { sum += $4 } END { printf "%.1f", sum / 1e6 }' "$tmp"/callgrind.*
}

# NAME PAGES ARGUMENTS…: how many requests doact needs where curl needs PAGES.
requests() {
  local name=$1 pages=$2
  shift 2
  printf '%s|%s|%s|\n' "$name" "$(count_requests "$@")" "$pages" >>"$tmp/requests"
}

# With -v, each request is a line on standard error that ends with the body's length.
count_requests() {
  "$doact" "$@" -v 2>&1 >/dev/null | grep -c ' ms, [0-9]* bytes$'
}

# ACTIONS FORMAT: the first line's time, the peak memory and the CPU time of a list.
stream() {
  local start first memory='' cpu=''
  start=$EPOCHREALTIME
  first=$("$doact" actions list -o "$2" | { IFS= read -r _; printf '%s' "$EPOCHREALTIME"; cat >/dev/null; })
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f '%M %U %S' -o "$tmp/peak" "$doact" actions list -o "$2" >/dev/null
    memory=$(awk '{ printf "%.1f MB", $1 / 1024 }' "$tmp/peak")
    cpu=$(awk '{ printf "%.2f s", $2 + $3 }' "$tmp/peak")
  fi
  first=$(awk -v start="$start" -v first="$first" 'BEGIN { printf "%.1f ms", (first - start) * 1000 }')
  printf '%s|%s|%s|%s|%s\n' "$1" "$2" "$first" "$memory" "$cpu" >>"$tmp/stream"
}

# ACTIONS OPTIONS: the peak memory of a list that is written as a whole, beside its text's size.
document() {
  local bytes
  [ -x /usr/bin/time ] || return 0
  # shellcheck disable=SC2086
  bytes=$(/usr/bin/time -f '%M %U %S' -o "$tmp/peak" "$doact" actions list $2 | wc -c)
  awk -v name="$1|${2#-o }" -v text="$((bytes / 1024))" '{
    printf "%s|%.0f MB|%.0f MB|%.2f|%.2f s\n", name, text / 1024, $1 / 1024, $1 / text, $2 + $3
  }' "$tmp/peak" >>"$tmp/documents"
}

# COUNTS…: the requests of waits for so many actions of 20 s, all at the same time, and how long
# after the end of the last action the wait ends.
waits() {
  local count jobs=()
  for count; do
    (
      servers=()
      trap 'kill "${servers[@]}"' EXIT
      # shellcheck disable=SC2046
      start_sandbox --action-seconds 20 $(seq -f '--volume v%.0f' "$count")
      for ((volume = 1; volume <= count; volume++)); do
        "$doact" volume attach "v$volume" "$volume" --region nyc1 -q --format ID --no-header
      done >"$tmp/ids.$count"
      last=$EPOCHREALTIME
      count_requests actions wait - <"$tmp/ids.$count" >"$tmp/waited.$count"
      awk -v last="$last" -v now="$EPOCHREALTIME" 'BEGIN { printf "%.1f s\n", now - last - 20 }' >"$tmp/late.$count"
    ) &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do wait "$job"; done
  for count; do printf '%s|%s|%s\n' "$count" "$(<"$tmp/waited.$count")" "$(<"$tmp/late.$count")" >>"$tmp/waits"; done
}

# COUNT: attaches of one second each to one Droplet, one after the other. With -v each
# request is logged when it is answered. Between the answer that shows one attach
# completed and the answer to the next POST, nothing else should take time.
attaches_in_a_row() {
  # shellcheck disable=SC2046
  start_sandbox --action-seconds 1 $(seq -f '--volume v%.0f' "$1")
  # shellcheck disable=SC2046
  "$doact" volume attach $(seq -f 'v%.0f' "$1") 42 --region nyc1 --wait -v 2>&1 >/dev/null |
    while IFS= read -r line; do printf '%s %s\n' "$EPOCHREALTIME" "$line"; done |
    awk -v count="$1" '
      $2 == "POST" && seen { gap = ($1 - seen) * 1000; sum += gap; if (gap > most) most = gap }
      $2 == "GET" { seen = $1 }
      END {
        printf "%d attaches in a row: %.1f ms from the answer that shows one completed to the answer to the next " \
          "request (%.1f ms at most).\n", count, sum / (count - 1), most
      }' >"$tmp/attaches"
}
