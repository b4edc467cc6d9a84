package stoa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "set search_path = accounts",
                "SET SESSION statement_timeout = 1",
                "set role stoa_graph",
                "set session characteristics as transaction read only",
                "set time zone 'UTC'",
                "reset all",
                "Reset role",
                "discard all",
                "listen news",
                "UNLISTEN *",
                "load 'auto_explain'",
                "prepare p as select 1",
                "execute p(1)",
                "deallocate all",
                "explain execute p",
                "explain (analyze, costs off) execute p",
                "EXPLAIN ANALYZE VERBOSE EXECUTE p",
                "declare c cursor with hold for select 1",
                "declare c no scroll cursor WITH\n HOLD for select 1",
                "create temp table t (a int)",
                "create temporary table if not exists t (a int) on commit delete rows",
                "create local temp table t as select 1",
                "create table pg_temp.t (a int)",
                "create or replace temp view v as select 1",
                "create temp sequence s",
                "select 1 into temp t",
                "select a into local temporary table t from s",
                "select pg_advisory_lock(1)",
                "select pg_advisory_lock_shared(1, 2)",
                "select pg_try_advisory_lock (1)",
                "select pg_catalog . pg_try_advisory_lock_shared(1)",
                "select \"pg_advisory_unlock\"(1)",
                "select * from pg_advisory_unlock_all()",
                "with l as (select PG_ADVISORY_LOCK(1)) select 1",
                "select set_config('search_path', 'a', false)",
                "select set_config('search_path', 'a', ?)",
                "select set_config('a.b', coalesce('x', true), false)",
                "select set_config('search_path', lower('true'), is_local => false)",
                "/* statuses.posting */ set search_path = a",
                "-- a comment\nset search_path = a",
                "/* one /* nested */ still */ listen news",
                "  \t\r\n\flisten news",
                ";;listen news",
                "select 1; set search_path = a",
                "select ';'; /* ; */ discard all;",
                "select '--' ; listen a",
                "select $$ ' $$; listen a",
                "select $x$ $$ $x$; listen a",
                "select E'\\''; listen a",
                "select '\\'; listen a",
                "select 'it''s'; listen a",
                "select a$b$c from t; listen a",
                "select \"it\"\"s;\" ; listen a",
                "begin; set local a.b = 1; set a.b = 2; commit",
                "select $1; listen a",
                "sElEcT 1;\u000bLiStEn a",
            })
    void findsWhatBelongsToTheSession(String sql) {
        assertThat(PoolingRules.find(sql)).as(sql).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ; ",
                "select 1",
                "set local search_path = accounts",
                "SET /* only here */ LOCAL role stoa_graph",
                "set transaction read only",
                "set constraints all deferred",
                "prepare transaction 'two phases'",
                "update t set listen = 1",
                "insert into t values (1) on conflict (a) do update set b = 2",
                "insert into temp values (1)",
                "select 'set search_path = a'",
                "select 1 /* ; listen a */",
                "select 1 -- ; listen a",
                "select '; listen a'",
                "select $$; listen a$$",
                "select $fn$ ; select pg_advisory_lock(1) $fn$",
                "select E'\\'; listen a'",
                "select \"; listen a\"",
                "notify news, 'x'",
                "select pg_notify('a', 'b')",
                "select pg_advisory_xact_lock(1)",
                "select pg_try_advisory_xact_lock_shared(1)",
                "select pg_advisory_lock from t",
                "select set_config('search_path', 'a', true)",
                "select set_config('a.b', (select max(x) from t), TRUE)",
                "select pg_catalog.set_config('a.b', 'c', is_local => true)",
                "declare c cursor for select 1 from t with_hold",
                "declare c cursor without hold for select 1",
                "create temp table t (a int) on commit drop",
                "create temporary table t on commit drop as select 1",
                "create table temperature (a int)",
                "create function f() returns int language sql set search_path = a as $$ select 1 $$",
                "alter role stoa_web set statement_timeout = 1",
                "explain analyze select 1",
                "explain (analyze) select 1",
                "delete from prepared where discard = 'reset'",
                "begin; set local synchronous_commit = off; select 1; commit",
                "select 1 where a ? 'x' and b = ?",
                "select 'unfinished",
                "select \"unfinished",
                "select /* unfinished",
                "select $$ unfinished",
                "select $",
                "select E'unfinished\\",
            })
    void letsPassWhatTheTransactionCarries(String sql) {
        assertThat(PoolingRules.find(sql)).as(sql).isEmpty();
    }

    @Test
    void saysWhatToDoInstead() {
        assertThat(PoolingRules.find("select set_config('a.b', 'c', false)"))
                .contains(new PoolingRules.Fault("set_config for the session", "write true as its third argument"));
        assertThat(PoolingRules.find("Listen news"))
                .contains(new PoolingRules.Fault("LISTEN", "it needs a direct connection"));
    }
}
