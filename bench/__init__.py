"""What is measured, and against what. Run by `make bench`; never by the tests."""
