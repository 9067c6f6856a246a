"""What was decided: by whom, with which votes, amendments and dissents."""
