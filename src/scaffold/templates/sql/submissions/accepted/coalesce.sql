SELECT name FROM items WHERE COALESCE(price, 0) < 100;
