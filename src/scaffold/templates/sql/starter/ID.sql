SELECT name
FROM items;
