package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.security.access.Permission;

import java.util.List;

/** The appliance as a whole, checkpoints and savepoints. */
final class StateRoutes {
    private StateRoutes() {}

    /** All of them. */
    static List<Route> of(final Appliances appliance) {
        return List.of(
                Route.on("appliance.status", Verb.GET, "/api/v1/status")
                        .saying("Tell how the appliance is")
                        .needing(Permission.READ)
                        .giving(Shapes.APPLIANCE)
                        .by(
                                request ->
                                        Reply.of(
                                                appliance.ask(
                                                        request.caller(),
                                                        new ControlRequest.Status()))),
                Route.on("checkpoint.create", Verb.POST, "/api/v1/checkpoints")
                        .saying("Take a checkpoint now")
                        .needing(Permission.EXECUTE)
                        .giving(Shapes.SAVED)
                        .by(
                                request ->
                                        Reply.created(
                                                appliance.ask(
                                                        request.caller(),
                                                        new ControlRequest.Checkpoint()))),
                Route.on("savepoint.create", Verb.POST, "/api/v1/savepoints")
                        .saying("Take a savepoint, which is kept until it is deleted")
                        .needing(Permission.EXECUTE)
                        .giving(Shapes.SAVED)
                        .by(request -> savepoint(appliance, request)),
                Route.on("savepoint.create.admin", Verb.POST, "/api/v1/admin/savepoint")
                        .saying("The same as POST /api/v1/savepoints")
                        .needing(Permission.EXECUTE)
                        .giving(Shapes.SAVED)
                        .by(request -> savepoint(appliance, request)),
                Route.on("savepoint.delete", Verb.DELETE, "/api/v1/savepoints/{id}")
                        .saying("Delete a savepoint")
                        .needing(Permission.DELETE)
                        .giving(Shapes.DELETED)
                        .by(
                                request ->
                                        Reply.of(
                                                appliance.ask(
                                                        request.caller(),
                                                        new ControlRequest.DeleteSavepoint(
                                                                request.name("id"))))),
                Route.on("reload", Verb.POST, "/api/v1/admin/reload")
                        .saying(
                                "Read the configuration again and take what can change; then look"
                                        + " at the folder of jobs: new ones begin")
                        .needing(Permission.MANAGE)
                        .giving(Shapes.RELOADED)
                        .by(
                                request ->
                                        Reply.of(
                                                appliance.ask(
                                                        request.caller(),
                                                        new ControlRequest.Reload()))));
    }

    private static Reply savepoint(final Appliances appliance, final Request request) {
        return Reply.created(appliance.ask(request.caller(), new ControlRequest.CreateSavepoint()));
    }
}
