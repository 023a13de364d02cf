"""The domain: values and pure functions about a neighbourhood initiative's veranderverhaal."""
