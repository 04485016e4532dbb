# Prints the figures as Markdown.
# Variables that are not set here are set by benches/compare.
# shellcheck shell=bash disable=SC2154

report_machine() {
  local model
  model=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo 2>/dev/null || true)
  printf '%s, %s cores, %s; %s' "${model:-unknown processor}" "$(getconf _NPROCESSORS_ONLN)" "$(uname -sr)" \
    "$("$doact" --version)"
  # shellcheck disable=SC2016
  has curl && printf ', %s' "$(curl --version | awk 'NR == 1 { print $1, $2 }')"
  has jq && printf ', %s' "$(jq --version)"
  has doctl && printf ', %s' "$(doctl version | awk 'NR == 1 { print $1, $3 }')"
  printf '.\n'
  for tool in "${missing[@]}"; do printf 'Missing: %s.\n' "$tool"; done
}

report() {
  comparison wall 'Time, ms (medians)'
  comparison cpu 'CPU time, ms'
  comparison memory 'Peak memory, MB'
  comparison instructions 'Instructions, millions'
  comparison requests 'Requests'
  table stream 'Actions' 'as' 'first line after' 'peak memory' 'CPU time'
  table documents 'Actions' 'as' 'text' 'peak memory' 'ratio' 'CPU time'
  table waits 'Actions waited for, 20 s' 'requests' 'late'
  printf '\n%s\n' "$(<"$tmp/attaches")"
}

# FILE TITLE: rows of the three tools, with the ratios of doact to the others.
comparison() {
  [ -s "$tmp/$1" ] || return 0
  printf '\n| %s | doact | curl (+ jq) | doctl | of curl | of doctl |\n|---|--:|--:|--:|--:|--:|\n' "$2"
  awk -F'|' '
    function shown(value) { return value == "" ? "–" : value }
    function ratio(ours, theirs) { return ours == "" || theirs == "" ? "–" : sprintf("%.2f", ours / theirs) }
    function rounded(value) { return value ~ /\..../ ? sprintf("%.1f", value) : value }
    {
      printf "| %s | %s | %s | %s | %s | %s |\n", $1, shown(rounded($2)), shown(rounded($3)), shown(rounded($4)),
        ratio($2, $3), ratio($2, $4)
    }' "$tmp/$1"
}

# FILE HEADERS…: rows without ratios.
table() {
  local file=$tmp/$1 header line='|' rule='|'
  shift
  [ -s "$file" ] || return 0
  for header; do line+=" $header |" rule+='--:|'; done
  printf '\n%s\n%s\n' "$line" "$rule"
  awk '{ gsub(/\|/, " | "); print "| " $0 " |" }' "$file"
}
