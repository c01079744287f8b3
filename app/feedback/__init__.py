"""What child, family and professionals say of the conference, without names."""
