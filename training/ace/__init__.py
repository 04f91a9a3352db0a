"""The causal side of dissection that needs gradients: ACE rankings and artifact units."""
