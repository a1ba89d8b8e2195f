-- an item that was not loaded before
insert into catalogue_item (store, item_id, sku, name, state, remarks, fingerprint, images_done,
                            attempts, created, updated, job_id, loaded_at)
values (:#store, :#itemId, :#sku, :#name, :#state, :#remarks, :#fingerprint, :#imagesDone,
        :#attempts, :#created, :#updated, :#jobId, current_timestamp)
on conflict do nothing
