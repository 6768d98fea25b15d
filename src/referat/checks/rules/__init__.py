"""The rules: a package for each family, a file for each rule."""
