UPDATE store.application_steps SET undone_at = $now WHERE step = $step
