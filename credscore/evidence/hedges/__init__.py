"""Hedges, boosters and checks, and which of their words mean something else (`find`); which hedges set the flag (`doubt`)."""
