"""Claims to the ledger of commitments."""
