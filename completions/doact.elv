
set edit:completion:arg-completer[doact] = { |@words|
    var index = (count $words)
    set index = (- $index 1)

    put (env _CLAP_IFS="\n" _CLAP_COMPLETE_INDEX=(to-string $index) DOACT_COMPLETE="elvish" doact -- $@words) | to-lines
}

