package gantry.objects.api;

import gantry.operations.Call;
import gantry.operations.Operation;
import gantry.operations.OperationId;
import gantry.operations.Request;

import java.util.List;

/** An operation of S3, named as its class. */
interface S3Operation extends Operation {
    @Override
    default OperationId id() {
        return new OperationId("s3", getClass().getSimpleName());
    }

    /** The bucket, or the object if the request names one. */
    @Override
    default List<String> resources(Call call, Request request) {
        String bucket = "arn:aws:s3:::" + request.findString("Bucket");
        return List.of(request.has("Key") ? bucket + "/" + request.findString("Key") : bucket);
    }
}
