"""What attachments say: their text, if they can be read, and else why they cannot.

An attachment may come from anywhere: whatever is in it, reading it ends soon and never raises.
"""
