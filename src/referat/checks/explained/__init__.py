"""What stands behind each code that is no rule: why it is said, and an example each way."""
