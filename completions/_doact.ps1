
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'doact' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'doact'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'doact' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'See and wait for the actions of the account')
            [CompletionResult]::new('action', 'action', [CompletionResultType]::ParameterValue, 'See and wait for the actions of the account')
            [CompletionResult]::new('volume', 'volume', [CompletionResultType]::ParameterValue, 'Change volumes, and see their actions')
            [CompletionResult]::new('volumes', 'volumes', [CompletionResultType]::ParameterValue, 'Change volumes, and see their actions')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store tokens, one for each context')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'See the settings, and where each came from')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve a local stand-in for the API, to try everything without an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;actions' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('g', 'g', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('w', 'w', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;action' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('g', 'g', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('w', 'w', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;actions;list' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--reserved-ips', '--reserved-ips', [CompletionResultType]::ParameterName, 'Have the API send `reserved_ips` in place of `floating_ips`')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;ls' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--reserved-ips', '--reserved-ips', [CompletionResultType]::ParameterName, 'Have the API send `reserved_ips` in place of `floating_ips`')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;list' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--reserved-ips', '--reserved-ips', [CompletionResultType]::ParameterName, 'Have the API send `reserved_ips` in place of `floating_ips`')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;ls' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--reserved-ips', '--reserved-ips', [CompletionResultType]::ParameterName, 'Have the API send `reserved_ips` in place of `floating_ips`')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;get' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;g' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;get' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;g' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;wait' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;w' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;wait' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;action;w' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;actions;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;actions;help;list' {
            break
        }
        'doact;actions;help;get' {
            break
        }
        'doact;actions;help;wait' {
            break
        }
        'doact;actions;help;help' {
            break
        }
        'doact;action;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;action;help;list' {
            break
        }
        'doact;action;help;get' {
            break
        }
        'doact;action;help;wait' {
            break
        }
        'doact;action;help;help' {
            break
        }
        'doact;volume' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('a', 'a', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('d', 'd', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('resize', 'resize', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('r', 'r', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'List a volume''s actions, newest first, or show one of them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;volumes' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('a', 'a', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('d', 'd', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('resize', 'resize', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('r', 'r', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'List a volume''s actions, newest first, or show one of them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;volume;attach' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag the volume; several are separated by commas, or given one by one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;a' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag the volume; several are separated by commas, or given one by one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;attach' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag the volume; several are separated by commas, or given one by one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;a' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Tag the volume; several are separated by commas, or given one by one')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;detach' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;d' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;detach' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;d' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--keep-going', '--keep-going', [CompletionResultType]::ParameterName, 'Go on with the other volumes after one failed')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;resize' {
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;r' {
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;resize' {
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;r' {
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'The new size in GiB (100, 100GiB, 2TiB), or a growth (+50)')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The volume''s region: needed for a name, and only sent with an ID if given here')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Wait until the action is completed or errored')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long everything may take, retries included; 0 is no limit [default: 15m]')
            [CompletionResult]::new('--poll-interval', '--poll-interval', [CompletionResultType]::ParameterName, 'Ask at this interval instead of every second at first and less often later')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--if-needed', '--if-needed', [CompletionResultType]::ParameterName, 'Do nothing, and succeed, if the volume is already as it is to be')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the requests instead of sending them')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;actions' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The region of a volume that is given by name')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volumes;actions' {
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'The region of a volume that is given by name')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--by-name', '--by-name', [CompletionResultType]::ParameterName, 'Read VOLUME as a name, even if it looks like an ID')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;volume;help' {
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('resize', 'resize', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'List a volume''s actions, newest first, or show one of them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;volume;help;attach' {
            break
        }
        'doact;volume;help;detach' {
            break
        }
        'doact;volume;help;resize' {
            break
        }
        'doact;volume;help;actions' {
            break
        }
        'doact;volume;help;help' {
            break
        }
        'doact;volumes;help' {
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('resize', 'resize', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'List a volume''s actions, newest first, or show one of them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;volumes;help;attach' {
            break
        }
        'doact;volumes;help;detach' {
            break
        }
        'doact;volumes;help;resize' {
            break
        }
        'doact;volumes;help;actions' {
            break
        }
        'doact;volumes;help;help' {
            break
        }
        'doact;auth' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Store a token in the settings file, after the API has taken it')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say which token is used, where it comes from, and whether the API takes it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the contexts of the settings file')
            [CompletionResult]::new('ls', 'ls', [CompletionResultType]::ParameterValue, 'List the contexts of the settings file')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Use another context from now on; "default" is the file''s top level')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a context and its token from the settings file')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a context and its token from the settings file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;auth;init' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--with-token', '--with-token', [CompletionResultType]::ParameterName, 'Read the token from standard input instead of asking for it')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;status' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;list' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;ls' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;switch' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;remove' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;rm' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;auth;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Store a token in the settings file, after the API has taken it')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say which token is used, where it comes from, and whether the API takes it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the contexts of the settings file')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Use another context from now on; "default" is the file''s top level')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a context and its token from the settings file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;auth;help;init' {
            break
        }
        'doact;auth;help;status' {
            break
        }
        'doact;auth;help;list' {
            break
        }
        'doact;auth;help;switch' {
            break
        }
        'doact;auth;help;remove' {
            break
        }
        'doact;auth;help;help' {
            break
        }
        'doact;config' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the settings file is, or would be')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print each setting, its value and where it came from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;config;path' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;config;show' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;config;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the settings file is, or would be')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print each setting, its value and where it came from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;config;help;path' {
            break
        }
        'doact;config;help;show' {
            break
        }
        'doact;config;help;help' {
            break
        }
        'doact;completion' {
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;sandbox' {
            [CompletionResult]::new('--volume', '--volume', [CompletionResultType]::ParameterName, 'A volume that exists: NAME[:REGION[:SIZE]] [default: nyc1, 10 GiB]')
            [CompletionResult]::new('--actions', '--actions', [CompletionResultType]::ParameterName, 'How many actions lie in the past')
            [CompletionResult]::new('--action-seconds', '--action-seconds', [CompletionResultType]::ParameterName, 'How many seconds an action takes')
            [CompletionResult]::new('--latency', '--latency', [CompletionResultType]::ParameterName, 'How long every answer takes')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'What goes wrong, and how often: once, COUNT times or `forever`; --help lists the kinds')
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'The port to listen on; 0 is any')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The same seed makes the same IDs, token and history')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('--access-token', '--access-token', [CompletionResultType]::ParameterName, 'The API token; an environment variable or the settings file keeps it out of the process list')
            [CompletionResult]::new('-u', '-u', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('--api-url', '--api-url', [CompletionResultType]::ParameterName, 'Where the API is: https, or http on loopback')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The settings file')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'The context of the settings file to use')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'How results are written')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The columns of a table, csv or tsv, such as ID,Status')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON with a jq expression: ''.[] | .id''; strings come out raw')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to colour')
            [CompletionResult]::new('--progress', '--progress', [CompletionResultType]::ParameterName, 'How a wait is shown on standard error: auto is a spinner on a terminal, lines elsewhere')
            [CompletionResult]::new('--http-retry-max', '--http-retry-max', [CompletionResultType]::ParameterName, 'How often a failed request is sent again [default: 5]')
            [CompletionResult]::new('--http-timeout', '--http-timeout', [CompletionResultType]::ParameterName, 'How long one request may take [default: 30s]')
            [CompletionResult]::new('--no-header', '--no-header', [CompletionResultType]::ParameterName, 'Leave out the header of a table, csv or tsv')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but results and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say a line for each request')
            [CompletionResult]::new('--trace', '--trace', [CompletionResultType]::ParameterName, 'Show requests and answers whole, but for the token')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doact;help' {
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'See and wait for the actions of the account')
            [CompletionResult]::new('volume', 'volume', [CompletionResultType]::ParameterValue, 'Change volumes, and see their actions')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Store tokens, one for each context')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'See the settings, and where each came from')
            [CompletionResult]::new('completion', 'completion', [CompletionResultType]::ParameterValue, 'Print the completions of a shell')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve a local stand-in for the API, to try everything without an account')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doact;help;actions' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every action of the account, newest first')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Show actions')
            [CompletionResult]::new('wait', 'wait', [CompletionResultType]::ParameterValue, 'Wait until actions are completed or errored, and show them')
            break
        }
        'doact;help;actions;list' {
            break
        }
        'doact;help;actions;get' {
            break
        }
        'doact;help;actions;wait' {
            break
        }
        'doact;help;volume' {
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Attach volumes to a Droplet')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Detach volumes from a Droplet')
            [CompletionResult]::new('resize', 'resize', [CompletionResultType]::ParameterValue, 'Make a volume larger')
            [CompletionResult]::new('actions', 'actions', [CompletionResultType]::ParameterValue, 'List a volume''s actions, newest first, or show one of them')
            break
        }
        'doact;help;volume;attach' {
            break
        }
        'doact;help;volume;detach' {
            break
        }
        'doact;help;volume;resize' {
            break
        }
        'doact;help;volume;actions' {
            break
        }
        'doact;help;auth' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Store a token in the settings file, after the API has taken it')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Say which token is used, where it comes from, and whether the API takes it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the contexts of the settings file')
            [CompletionResult]::new('switch', 'switch', [CompletionResultType]::ParameterValue, 'Use another context from now on; "default" is the file''s top level')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a context and its token from the settings file')
            break
        }
        'doact;help;auth;init' {
            break
        }
        'doact;help;auth;status' {
            break
        }
        'doact;help;auth;list' {
            break
        }
        'doact;help;auth;switch' {
            break
        }
        'doact;help;auth;remove' {
            break
        }
        'doact;help;config' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the settings file is, or would be')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print each setting, its value and where it came from')
            break
        }
        'doact;help;config;path' {
            break
        }
        'doact;help;config;show' {
            break
        }
        'doact;help;completion' {
            break
        }
        'doact;help;sandbox' {
            break
        }
        'doact;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
