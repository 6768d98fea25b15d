"""`referat lsp`: the checks and what is known of the meetings, in the editor while one writes.

    didChange ─▶ Desk (open files, each with its Draft)            desk
                   ├─▶ findings ─▶ diagnostics, quick fixes         findings, actions
                   ├─▶ where the cursor is in the language          where
                   │      └─▶ completion, hover                     completion, hover
                   ├─▶ items, people, links ─▶ definition, outline  contents, definition, outline
                   └─▶ a document in a temporary folder             preview
    the other meetings ─▶ Known, found out in the background       known

All but `server` are functions over an open file; `server` knows of the protocol's comings and
goings, and of time.
"""
