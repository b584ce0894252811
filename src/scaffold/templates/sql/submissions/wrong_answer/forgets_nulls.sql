SELECT name FROM items WHERE price < 100;
