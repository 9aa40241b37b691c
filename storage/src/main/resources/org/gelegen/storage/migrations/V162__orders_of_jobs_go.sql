-- Orders of jobs go with what is overdue once they are served, and when nobody served them.
grant delete on job_order to gelegen_service;
