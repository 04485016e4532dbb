# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_doact_global_optspecs
    string join \n t/access-token= u/api-url= c/config= context= o/output= format= no-header jq= color= progress= q/quiet v/verbose trace http-retry-max= http-timeout= h/help V/version
end

function __fish_doact_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_doact_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_doact_using_subcommand
    set -l cmd (__fish_doact_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c doact -n "__fish_doact_needs_command" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_needs_command" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_needs_command" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_needs_command" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_needs_command" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_needs_command" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_needs_command" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_needs_command" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_needs_command" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_needs_command" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_needs_command" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_needs_command" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_needs_command" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_needs_command" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_needs_command" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_needs_command" -s V -l version -d 'Print version'
complete -c doact -n "__fish_doact_needs_command" -f -a "actions" -d 'See and wait for the actions of the account'
complete -c doact -n "__fish_doact_needs_command" -f -a "action" -d 'See and wait for the actions of the account'
complete -c doact -n "__fish_doact_needs_command" -f -a "volume" -d 'Change volumes, and see their actions'
complete -c doact -n "__fish_doact_needs_command" -f -a "volumes" -d 'Change volumes, and see their actions'
complete -c doact -n "__fish_doact_needs_command" -f -a "auth" -d 'Store tokens, one for each context'
complete -c doact -n "__fish_doact_needs_command" -f -a "config" -d 'See the settings, and where each came from'
complete -c doact -n "__fish_doact_needs_command" -f -a "completion" -d 'Print the completions of a shell'
complete -c doact -n "__fish_doact_needs_command" -f -a "man" -d 'Write a man page for every command into a folder'
complete -c doact -n "__fish_doact_needs_command" -f -a "sandbox" -d 'Serve a local stand-in for the API, to try everything without an account'
complete -c doact -n "__fish_doact_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "list" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "ls" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "get" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "g" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "wait" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "w" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "stats" -d 'Sum up the actions of each type: how many, how many errored, how long they took'
complete -c doact -n "__fish_doact_using_subcommand actions; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from g" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l any -d 'Stop at the first action that is completed or errored, which alone decides the exit code'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l fail-fast -d 'Stop as soon as one action is errored or cannot be waited for'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l any -d 'Stop at the first action that is completed or errored, which alone decides the exit code'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l fail-fast -d 'Stop as soon as one action is errored or cannot be waited for'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from w" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from help" -f -a "get" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from help" -f -a "wait" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Sum up the actions of each type: how many, how many errored, how long they took'
complete -c doact -n "__fish_doact_using_subcommand actions; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "list" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "ls" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "get" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "g" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "wait" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "w" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "stats" -d 'Sum up the actions of each type: how many, how many errored, how long they took'
complete -c doact -n "__fish_doact_using_subcommand action; and not __fish_seen_subcommand_from list ls get g wait w stats help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from g" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l any -d 'Stop at the first action that is completed or errored, which alone decides the exit code'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l fail-fast -d 'Stop as soon as one action is errored or cannot be waited for'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from wait" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l any -d 'Stop at the first action that is completed or errored, which alone decides the exit code'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l fail-fast -d 'Stop as soon as one action is errored or cannot be waited for'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from w" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l region -d 'Only in this region; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l reserved-ips -d 'Have the API send `reserved_ips` in place of `floating_ips`'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from help" -f -a "get" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from help" -f -a "wait" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Sum up the actions of each type: how many, how many errored, how long they took'
complete -c doact -n "__fish_doact_using_subcommand action; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "attach" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "a" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "detach" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "d" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "resize" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "r" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "actions" -d 'List a volume\'s actions, newest first, or show one of them'
complete -c doact -n "__fish_doact_using_subcommand volume; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l tag -d 'Tag the volume; several are separated by commas, or given one by one' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l tag -d 'Tag the volume; several are separated by commas, or given one by one' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from a" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from d" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l size -d 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from resize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l size -d 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from r" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l region -d 'The region of a volume that is given by name' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from actions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from help" -f -a "resize" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from help" -f -a "actions" -d 'List a volume\'s actions, newest first, or show one of them'
complete -c doact -n "__fish_doact_using_subcommand volume; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "attach" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "a" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "detach" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "d" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "resize" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "r" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "actions" -d 'List a volume\'s actions, newest first, or show one of them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and not __fish_seen_subcommand_from attach a detach d resize r actions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l tag -d 'Tag the volume; several are separated by commas, or given one by one' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l tag -d 'Tag the volume; several are separated by commas, or given one by one' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from a" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l keep-going -d 'Go on with the other volumes after one failed'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from d" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l size -d 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from resize" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l size -d 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l region -d 'The volume\'s region: needed for a name, and only sent with an ID if given here' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l wait -d 'Wait until the action is completed or errored' -r -f -a "true\t''
false\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l timeout -d 'How long everything may take, retries included; 0 is no limit [default: 15m]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l poll-interval -d 'Ask at this interval instead of every second at first and less often later' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l if-needed -d 'Do nothing, and succeed, if the volume is already as it is to be'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l dry-run -d 'Show the requests instead of sending them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from r" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l status -d 'Only with this status; several by commas' -r -f -a "in-progress\t''
completed\t''
errored\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l type -l action-type -d 'Only of this type, such as `attach_volume`; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l resource-type -d 'Only on a resource of this type, such as droplet; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l resource-id -d 'Only on the resource with this ID; several by commas' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l since -l after -d 'Only started then or later: a time, a date, or an age such as 2h or 3d' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l until -l before -d 'Only started then or earlier' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l limit -d 'At most so many, the newest' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l region -d 'The region of a volume that is given by name' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l reverse -d 'The oldest first'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s f -l follow -d 'Go on: print each new action and each change of status, until interrupted'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l by-name -d 'Read VOLUME as a name, even if it looks like an ID'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from actions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from help" -f -a "resize" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from help" -f -a "actions" -d 'List a volume\'s actions, newest first, or show one of them'
complete -c doact -n "__fish_doact_using_subcommand volumes; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "init" -d 'Store a token in the settings file, after the API has taken it'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "status" -d 'Say which token is used, where it comes from, and whether the API takes it'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "list" -d 'List the contexts of the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "ls" -d 'List the contexts of the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "switch" -d 'Use another context from now on; "default" is the file\'s top level'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "remove" -d 'Remove a context and its token from the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "rm" -d 'Remove a context and its token from the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and not __fish_seen_subcommand_from init status list ls switch remove rm help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l from-doctl -d 'Import the tokens of doctl, each checked first; without FILE from doctl\'s own place' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l with-token -d 'Read the token from standard input instead of asking for it'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l force -d 'Import also where there is a token here already'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from ls" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from switch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "init" -d 'Store a token in the settings file, after the API has taken it'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "status" -d 'Say which token is used, where it comes from, and whether the API takes it'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the contexts of the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "switch" -d 'Use another context from now on; "default" is the file\'s top level'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove a context and its token from the settings file'
complete -c doact -n "__fish_doact_using_subcommand auth; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -f -a "path" -d 'Print where the settings file is, or would be'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -f -a "show" -d 'Print each setting, its value and where it came from'
complete -c doact -n "__fish_doact_using_subcommand config; and not __fish_seen_subcommand_from path show help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where the settings file is, or would be'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Print each setting, its value and where it came from'
complete -c doact -n "__fish_doact_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand completion" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand completion" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand completion" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand completion" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand completion" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand completion" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand completion" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand completion" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand completion" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand completion" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand man" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand man" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand man" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand man" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand man" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand man" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand man" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand man" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand man" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand man" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand man" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand man" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand man" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand man" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand man" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l volume -d 'A volume that exists: NAME[:REGION[:SIZE]] [default: nyc1, 10 GiB]' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l actions -d 'How many actions lie in the past' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l action-seconds -d 'How many seconds an action takes' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l latency -d 'How long every answer takes' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l fail -d 'What goes wrong, and how often: once, COUNT times or `forever`; --help lists the kinds' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l port -d 'The port to listen on; 0 is any' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l seed -d 'The same seed makes the same IDs, token and history' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s t -l access-token -d 'The API token; an environment variable or the settings file keeps it out of the process list' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s u -l api-url -d 'Where the API is: https, or http on loopback' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s c -l config -d 'The settings file' -r -F
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l context -d 'The context of the settings file to use' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s o -l output -d 'How results are written' -r -f -a "table\t''
text\t''
json\t''
jsonl\t''
csv\t''
tsv\t''
yaml\t''"
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l format -d 'The columns of a table, csv or tsv, such as ID,Status' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l jq -d 'Filter the JSON with a jq expression: \'.[] | .id\'; strings come out raw' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l color -d 'When to colour' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l progress -d 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere' -r -f -a "auto\t'Spinners on a terminal, lines elsewhere'
plain\t'Lines'
none\t'Nothing'"
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l http-retry-max -d 'How often a failed request is sent again [default: 5]' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l http-timeout -d 'How long one request may take [default: 30s]' -r
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l no-header -d 'Leave out the header of a table, csv or tsv'
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s q -l quiet -d 'Say nothing but results and errors'
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s v -l verbose -d 'Say a line for each request'
complete -c doact -n "__fish_doact_using_subcommand sandbox" -l trace -d 'Show requests and answers whole, but for the token'
complete -c doact -n "__fish_doact_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "actions" -d 'See and wait for the actions of the account'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "volume" -d 'Change volumes, and see their actions'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "auth" -d 'Store tokens, one for each context'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "config" -d 'See the settings, and where each came from'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "completion" -d 'Print the completions of a shell'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "man" -d 'Write a man page for every command into a folder'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "sandbox" -d 'Serve a local stand-in for the API, to try everything without an account'
complete -c doact -n "__fish_doact_using_subcommand help; and not __fish_seen_subcommand_from actions volume auth config completion man sandbox help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from actions" -f -a "list" -d 'List every action of the account, newest first'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from actions" -f -a "get" -d 'Show actions'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from actions" -f -a "wait" -d 'Wait until actions are completed or errored, and show them'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from actions" -f -a "stats" -d 'Sum up the actions of each type: how many, how many errored, how long they took'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from volume" -f -a "attach" -d 'Attach volumes to a Droplet'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from volume" -f -a "detach" -d 'Detach volumes from a Droplet'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from volume" -f -a "resize" -d 'Make a volume larger'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from volume" -f -a "actions" -d 'List a volume\'s actions, newest first, or show one of them'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "init" -d 'Store a token in the settings file, after the API has taken it'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "status" -d 'Say which token is used, where it comes from, and whether the API takes it'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "list" -d 'List the contexts of the settings file'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "switch" -d 'Use another context from now on; "default" is the file\'s top level'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from auth" -f -a "remove" -d 'Remove a context and its token from the settings file'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print where the settings file is, or would be'
complete -c doact -n "__fish_doact_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Print each setting, its value and where it came from'
