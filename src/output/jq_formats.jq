def _fields($format):
    if type == "array" then . else error("\(type) (\(tojson)) cannot be \($format)-formatted, only array") end
    | map(if type == "array" or type == "object" then error("\(type) (\(tojson)) is not valid in a csv row") end);
def @csv: _fields("csv") | map(
    if . == null or (type == "number" and isnan) then ""
    elif type == "string" then "\"" + (split("\"") | join("\"\"")) + "\""
    else tojson end) | join(",");
def @tsv: _fields("tsv") | map(
    if . == null or . == "" then ""
    else tostring
        | split("\\") | join("\\\\") | split("\t") | join("\\t")
        | split("\n") | join("\\n") | split("\r") | join("\\r") end) | join("\t");
def @sh: if type == "array" then . else [.] end | map(
    if type == "array" or type == "object" then error("\(type) (\(tojson)) can not be escaped for shell")
    elif type == "string" then "'" + (split("'") | join("'\\''")) + "'"
    else tojson end) | join(" ");
def @base64d: tostring as $text | $text
    | try (sub("=+$"; "") | [., ("===" | .[:(4 - ($text | sub("=+$"; "") | length) % 4) % 4])] | add | decode_base64)
    catch error("string (\($text | tojson)) is not valid base64 data");
