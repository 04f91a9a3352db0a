"""The painter of the village scenes: colours and labels in lockstep."""
