"""Files to begin with: a whole new repository, and the next meeting of a body."""
