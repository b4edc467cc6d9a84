package stoa.notifications.filtering;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Parameters;

/** One's policy from an app, in both versions. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class PolicyController {
    private final PolicySql policies;

    PolicyController(PolicySql policies) {
        this.policies = policies;
    }

    @Get("/v2/notifications/policy")
    @Access(value = Access.By.USER, scope = "read:notifications")
    PolicyView show(Caller caller) {
        var account = AccountId.of(caller);
        return PolicyView.of(policies.get(account), policies.summary(account));
    }

    @Patch("/v2/notifications/policy")
    @Access(value = Access.By.USER, scope = "write:notifications")
    PolicyView change(Caller caller, Parameters parameters) {
        var account = AccountId.of(caller);
        var policy = policies.get(account).with(parameters);
        policies.set(account, policy);
        return PolicyView.of(policy, policies.summary(account));
    }

    @Get("/v1/notifications/policy")
    @Access(value = Access.By.USER, scope = "read:notifications")
    PolicyView.Older showOlder(Caller caller) {
        var account = AccountId.of(caller);
        return PolicyView.Older.of(policies.get(account), policies.summary(account));
    }

    @Patch("/v1/notifications/policy")
    @Access(value = Access.By.USER, scope = "write:notifications")
    PolicyView.Older changeOlder(Caller caller, Parameters parameters) {
        var account = AccountId.of(caller);
        var policy = policies.get(account).withFlags(parameters);
        policies.set(account, policy);
        return PolicyView.Older.of(policy, policies.summary(account));
    }

    @Put("/v1/notifications/policy")
    @Access(value = Access.By.USER, scope = "write:notifications")
    PolicyView.Older putOlder(Caller caller, Parameters parameters) {
        return changeOlder(caller, parameters);
    }
}
