"""The ground of the house: nouns and rules, pure values, no input or output, no clock."""
