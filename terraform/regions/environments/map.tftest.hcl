# Run with -var-file of each environment: the map that is deployed holds what the variables and outputs demand.
run "the_map_of_this_environment_is_valid" {
  command = plan

  assert {
    condition     = length(output.backends) == length(var.regions)
    error_message = "A region has no gateway."
  }
}
