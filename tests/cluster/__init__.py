"""The long trial of judging on a cluster; see `study`."""
