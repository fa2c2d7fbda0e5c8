DROP TABLE agent_queries;
DROP TABLE agent_feedback;
DROP TABLE agent_approvals;
DROP TABLE agent_qc;
DROP TABLE agent_run;
