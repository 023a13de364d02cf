"""Three published stories as data. Facts from Movisie, Collectief (2023); the wording is ours."""
