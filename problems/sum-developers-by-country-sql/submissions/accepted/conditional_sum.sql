/* One pass over the whole table:
   CASE without ELSE gives NULL for the other countries, and SUM leaves NULLs out. */
SELECT SUM(CASE Country WHEN 'India' THEN Num_Developers END)
FROM developer_stats;
