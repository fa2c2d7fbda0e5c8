-- Feedback of the last 30 days by day: how much of it was reviewed, how much of that was safe, and how the drafts were scored
SELECT day, total_feedback, unreviewed_count, safe_pct, avg_clarity, avg_accuracy, avg_tone, active_annotators
FROM agents.v_training_data_quality
WHERE day >= now() - interval '30 days'
ORDER BY day DESC;
