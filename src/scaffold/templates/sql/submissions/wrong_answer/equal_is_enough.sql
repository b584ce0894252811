SELECT name FROM items WHERE price <= 100 OR price IS NULL;
