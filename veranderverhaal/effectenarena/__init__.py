"""Who invests, in what, with which effect, who gains: the effectenarena and its sum in euros."""
