-- orders of each store by state
select store, state, count(*) as orders from order_log group by store, state
union all
select store, 'SKIPPED', count(*) from skipped_order group by store
