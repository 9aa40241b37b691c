package org.gelegen.storage;

import org.gelegen.model.GelegenException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The roles that the service works as. They belong to the server and not to the database, so that a
 * database that was put back on another server lacks them.
 */
final class Roles {
  private Roles() {}

  /**
   * Makes those that are missing, and lets the owner become them. Does nothing where they are
   * there.
   *
   * @throws GelegenException with what an administrator has to run, where the owner may not
   */
  static void ensure(DatabaseSettings settings) {
    Jdbi jdbi = Jdbi.create(settings.url(), settings.user(), settings.password());
    jdbi.useHandle(
        handle -> {
          if (!areThere(handle)) {
            make(handle, settings.user());
          }
        });
  }

  private static boolean areThere(Handle handle) {
    return handle
        .createQuery(
            """
            select count(*) = 2 from pg_roles
            where rolname in ('gelegen_service', 'gelegen_all_clients')
              and pg_has_role(current_user, oid,
                case when current_setting('server_version_num')::integer >= 160000 then 'set'
                  else 'member' end)
            """)
        .mapTo(Boolean.class)
        .one();
  }

  private static void make(Handle handle, String owner) {
    try {
      handle.execute(
          """
          do $$
          declare
            needed text;
          begin
            foreach needed in array array['gelegen_service', 'gelegen_all_clients'] loop
              begin
                execute format('create role %I nologin', needed);
              exception when duplicate_object or unique_violation then
                null;
              end;
              if not pg_has_role(current_user, needed,
                  case when current_setting('server_version_num')::integer >= 160000 then 'set'
                    else 'member' end) then
                execute format('grant %I to current_user', needed);
              end if;
            end loop;
          end
          $$
          """);
    } catch (JdbiException e) {
      throw new GelegenException(
          "the database user "
              + owner
              + " needs the roles gelegen_service and gelegen_all_clients and may not make them: as"
              + " an administrator of the server run alter role "
              + owner
              + " createrole; create role gelegen_service nologin; create role gelegen_all_clients"
              + " nologin; grant gelegen_service, gelegen_all_clients to "
              + owner
              + ";",
          e);
    }
  }

  /**
   * Sees to it that the service's role may do what migrations once allowed it.
   *
   * @throws GelegenException where that was lost, as when the database was put back without roles
   */
  static void requireRights(Handle service) {
    boolean allowed =
        service
            .createQuery(
                """
                select has_schema_privilege(current_user, 'gelegen', 'usage')
                  and exists (select from pg_policies
                    where schemaname = 'gelegen' and tablename = 'client'
                      and policyname = 'own_client')
                  and exists (select from pg_class its join pg_namespace on relnamespace = pg_namespace.oid
                    where nspname = 'gelegen' and relname = 'client'
                      and has_table_privilege(current_user, its.oid, 'select'))
                """)
            .mapTo(Boolean.class)
            .one();
    if (!allowed) {
      throw new GelegenException(
          "the role gelegen_service has no rights in this database, which was put back without its"
              + " roles: make gelegen_service and gelegen_all_clients first and put the backup back"
              + " again, as docs/operations.md says under Backup");
    }
  }
}
