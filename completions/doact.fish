complete --keep-order --exclusive --command doact --arguments "(DOACT_COMPLETE=fish doact -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
