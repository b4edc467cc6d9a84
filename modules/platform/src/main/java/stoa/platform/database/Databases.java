package stoa.platform.database;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.inject.InjectionPoint;
import java.util.List;

/** Makes a {@link Database} for each bean that asks for one, named after the module and slice that asks. */
@Factory
final class Databases {

    @Prototype
    Database database(
            InjectionPoint<?> point, ReadRouter router, DatabaseConfig config, List<StatementObserver> observers) {
        var owner = StatementOwner.of(point.getDeclaringBean().getBeanType());
        return new ModuleDatabase(router, owner, List.copyOf(observers), config.enforceModules());
    }
}
