SELECT one, other, together FROM store.role_overrides ORDER BY said_at, one, other
