SELEKT name FROM items;
