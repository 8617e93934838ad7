"""The portal: pages for people, written as finished files and given to MkDocs."""
