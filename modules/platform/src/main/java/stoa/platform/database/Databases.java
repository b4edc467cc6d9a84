package stoa.platform.database;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.inject.InjectionPoint;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes a {@link Database} for each bean that asks for one, named after the module and slice that asks; and a plain data
 * source for the libraries that run jobs.
 */
@Factory
final class Databases {

    @Prototype
    Database database(
            InjectionPoint<?> point, ReadRouter router, DatabaseConfig config, List<StatementObserver> observers) {
        var owner = StatementOwner.of(point.getDeclaringBean().getBeanType());
        return new ModuleDatabase(router, owner, List.copyOf(observers), config.enforceModules());
    }

    /**
     * The connections of jobs to whichever server is the primary, for libraries that take their connections themselves
     * (db-scheduler). Guarded like all others; nothing on them is prepared by name.
     */
    @Singleton
    @Named("jobs")
    DataSource jobs(Topology topology) {
        PlainDataSource connections =
                () -> PreparedPlans.unnamed(topology.primary().forJobs());
        return connections;
    }
}
