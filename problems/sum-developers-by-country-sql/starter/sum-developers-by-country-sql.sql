-- The total number of developers in India: one row with one column.
-- Table developer_stats: Country VARCHAR, Coding_Language VARCHAR, Num_Developers INTEGER.
SELECT NULL AS Total_Developers
FROM developer_stats;
