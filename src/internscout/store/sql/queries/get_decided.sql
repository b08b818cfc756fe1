SELECT via, posting_id, is_new, is_changed, reopened FROM decided WHERE is_new OR is_changed OR reopened
