-- Every decision that is kept asks whether its debtor was erased.
create index erased_debtor_debtor on erased_debtor (client_id, debtor_id);
