"""Language models behind one seam, `base.LLM`. `connect` puts together what stands before one."""
